// Draws the charts of `/stats`, and of the operator's desk, from the tables beside them: no figure stands in two places.
// The drawing is Chart.js's, which the page loads before this script.

const NARROW = 420; // pixels of a chart: below them labels are cut shorter
const ROW = 30; // pixels that a bar and the space around it take
const AROUND = 70; // pixels for the scale and the legend
const BY_DAY = 320; // pixels of height of a chart of days
const SHORT = new Intl.NumberFormat("ru-RU", { notation: "compact" });
const COLOURS = { 1: ["--accent"], 2: ["--edge", "--accent"], 3: ["--good", "--edge", "--bad"], 4: ["--good", "--accent", "--edge", "--bad"] };
const DAY = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "short", timeZone: "UTC" });

const dark = matchMedia("(prefers-color-scheme: dark)");
let charts = drawAll();

dark.addEventListener("change", () => {
  charts.forEach((chart) => chart.destroy());
  charts = drawAll();
});

function drawAll() {
  return [...document.querySelectorAll("figure[data-table]")].map(draw);
}

function draw(figure) {
  const table = document.getElementById(figure.dataset.table);
  const columns = figure.dataset.columns.split(",").map(Number);
  const byDay = "byDay" in figure.dataset;
  const rows = byDay ? [...table.tBodies[0].rows] : largest(table, columns[0], Number(figure.dataset.most));
  const colours = COLOURS[columns.length];
  figure.hidden = false;
  figure.querySelector(".chart").style.height = `${byDay ? BY_DAY : rows.length * ROW * columns.length * 0.75 + AROUND}px`;
  return new Chart(figure.querySelector("canvas"), {
    type: "bar",
    data: {
      labels: rows.map((row) => label(row.cells[0])),
      datasets: columns.map((column, at) => ({
        label: table.tHead.rows[0].cells[column].textContent,
        data: rows.map((row) => value(row, column)),
        backgroundColor: colour(colours[at]),
      })),
    },
    options: options(columns.length > 1, byDay),
  });
}

// The rows with the most, in the order of the table where all of them fit.
function largest(table, column, most) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length <= most) return rows;
  return rows.sort((one, other) => value(other, column) - value(one, column)).slice(0, most);
}

function value(row, column) {
  return Number(row.cells[column].dataset.value ?? 0);
}

function label(cell) {
  const day = cell.querySelector("time");
  return day ? DAY.format(new Date(day.dateTime)) : cell.textContent;
}

// Days go from left to right, with all of a day in one bar; whatever else is compared lies, so that names have room.
function options(legend, byDay) {
  const [named, counted] = byDay ? ["x", "y"] : ["y", "x"];
  const ink = colour("--ink");
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  return {
    indexAxis: named,
    locale: "ru-RU",
    animation: false,
    maintainAspectRatio: false,
    plugins: { legend: { display: legend, position: "bottom", labels: { color: ink, font } } },
    scales: {
      [counted]: { stacked: byDay, beginAtZero: true, grid: { color: colour("--line") }, ticks: { color: colour("--muted"), font, maxRotation: 0, precision: 0, callback: (figure) => SHORT.format(figure) } },
      [named]: { stacked: byDay, grid: { display: false }, ticks: { color: ink, font, autoSkip: byDay, maxRotation: 0, callback: shortLabel } },
    },
  };
}

function shortLabel(at) {
  const label = this.getLabelForValue(at);
  const most = this.chart.width < NARROW ? 13 : 26;
  return label.length > most ? `${label.slice(0, most - 1).trim()}…` : label;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
