// Small pictures of numbers. The library is loaded only where there is one to draw.
const figures = [...document.querySelectorAll("[data-chart]")];

function colours() {
  const style = getComputedStyle(document.documentElement);
  return { accent: style.getPropertyValue("--accent").trim(), ink: style.getPropertyValue("--ink-3").trim(), ground: style.getPropertyValue("--raised").trim(), strong: style.getPropertyValue("--ink").trim(), line: style.getPropertyValue("--line").trim(), soft: style.getPropertyValue("--accent-soft").trim() };
}

function draw(figure) {
  const place = figure.querySelector(".chart-picture");
  const values = figure.dataset.values.split(",").map(Number);
  const labels = figure.dataset.labels.split("\u001f");
  const unit = figure.dataset.unit;
  const { accent, ink, strong, ground, line, soft } = colours();
  const bars = figure.dataset.chart === "bars";
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  place.replaceChildren();
  const plot = new window.uPlot(
    {
      width: place.clientWidth,
      height: 180,
      padding: [10, bars ? 0 : 12, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { size: 7 }, drag: { x: false } },
      scales: { x: { time: false, range: (_, min, max) => (bars ? [min - 0.6, max + 0.6] : [min, max]) }, y: { range: (_, min, max) => (bars ? [Math.min(0, min), max * 1.15 || 1] : around(min, max)) } },
      axes: [
        { stroke: ink, font, grid: { show: false }, ticks: { show: false }, size: 26, splits: () => thin(labels, place.clientWidth), values: (_, at) => at.map((index) => short(labels[index] ?? "", place.clientWidth / at.length)) },
        { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 48, space: 44, values: (_, at) => at.map((value) => number.format(value)) },
      ],
      series: [{}, { stroke: accent, fill: bars ? accent : soft, width: bars ? 0 : 2, points: { show: false }, paths: bars ? window.uPlot.paths.bars({ size: [0.62, 40], radius: 0.1 }) : undefined }],
      hooks: {
        draw: [
          (drawn) => {
            const ratio = devicePixelRatio || 1;
            drawn.ctx.font = `600 ${12 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
            drawn.ctx.fillStyle = strong;
            drawn.ctx.strokeStyle = ground;
            drawn.ctx.lineWidth = 4 * ratio;
            drawn.ctx.lineJoin = "round";
            drawn.ctx.textAlign = bars ? "center" : "right";
            values.forEach((value, index) => {
              if (bars ? values.length > 16 : index < values.length - 1) return;
              const at = [number.format(value) + (unit === "%" ? unit : ""), drawn.valToPos(index, "x", true), drawn.valToPos(value, "y", true) - 8 * ratio];
              drawn.ctx.strokeText(...at);
              drawn.ctx.fillText(...at);
            });
          },
        ],
        setCursor: [
          (drawn) => {
            const at = drawn.cursor.idx;
            tip.hidden = at === null || at === undefined || drawn.cursor.left < 0;
            if (tip.hidden) return;
            tip.textContent = `${labels[at]}  ${number.format(values[at])} ${unit}`;
            tip.style.left = `${Math.min(place.clientWidth - 130, Math.max(0, drawn.cursor.left))}px`;
          },
        ],
      },
    },
    [labels.map((_, index) => index), values],
    place,
  );
  place.append(tip);
  return plot;
}

/** A line shows its movement: the scale holds the values with a little air, not always the nought. */
function around(min, max) {
  const air = (max - min || Math.abs(max) || 1) * 0.25;
  return [min >= 0 ? Math.max(0, min - air) : min - air, max + air];
}

function thin(labels, width) {
  const step = Math.max(1, Math.ceil((labels.length * 64) / Math.max(1, width)));
  return labels.map((_, index) => index).filter((index) => index % step === 0);
}

/** A label keeps to its place; the whole of it is said beside the pointer and in the table. */
function short(label, room) {
  const most = Math.max(4, Math.floor(room / 6.5) - 1);
  return label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label;
}

function drawAll() {
  figures.forEach(draw);
}

if (figures.length > 0) {
  const script = document.createElement("script");
  script.src = figures[0].dataset.library;
  script.addEventListener("load", () => {
    drawAll();
    new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
    let pause = 0;
    addEventListener("resize", () => {
      clearTimeout(pause);
      pause = setTimeout(drawAll, 150);
    });
  });
  document.head.append(script);
}
