// Draws the charts of `/stats` from the tables beside them: no figure stands in two places.
// The drawing is Chart.js's, which the page loads before this script.

const NARROW = 420; // pixels of a chart: below them labels are cut shorter
const ROW = 30; // pixels that a bar and the space around it take
const AROUND = 70; // pixels for the scale and the legend
const SHORT = new Intl.NumberFormat("ru-RU", { notation: "compact" });
const COLOURS = { lone: ["--accent"], pair: ["--edge", "--accent"] };

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
  const rows = largest(table, columns[0], Number(figure.dataset.most));
  const colours = columns.length > 1 ? COLOURS.pair : COLOURS.lone;
  figure.hidden = false;
  figure.querySelector(".chart").style.height = `${rows.length * ROW * columns.length * 0.75 + AROUND}px`;
  return new Chart(figure.querySelector("canvas"), {
    type: "bar",
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: columns.map((column, at) => ({
        label: table.tHead.rows[0].cells[column].textContent,
        data: rows.map((row) => value(row, column)),
        backgroundColor: colour(colours[at]),
      })),
    },
    options: options(columns.length > 1),
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

function options(legend) {
  const ink = colour("--ink");
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  return {
    indexAxis: "y",
    locale: "ru-RU",
    animation: false,
    maintainAspectRatio: false,
    plugins: { legend: { display: legend, position: "bottom", labels: { color: ink, font } } },
    scales: {
      x: { beginAtZero: true, grid: { color: colour("--line") }, ticks: { color: colour("--muted"), font, maxRotation: 0, precision: 0, callback: (figure) => SHORT.format(figure) } },
      y: { grid: { display: false }, ticks: { color: ink, font, autoSkip: false, callback: shortLabel } },
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
