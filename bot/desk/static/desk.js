// The size of a page of rows, chosen from a list: the kit does it in an attribute, which the policy forbids.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-leads]")) window.location = event.target.value;
});
