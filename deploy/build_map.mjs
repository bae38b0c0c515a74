// Draw the land of Natural Earth (npm world-atlas) once, at build: static/dist/world-map.json has one SVG path a country,
// and a point for each country that is too small to be seen. Equal Earth, so that no country looks larger than it is.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const WIDTH = 1600;
const EDGE = 28;
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796]; // Šavrič, Patterson and Jenny 2018
const M = Math.sqrt(3) / 2;
const SCALE = (WIDTH - 2 * EDGE) / (2 * raw(180, 0)[0]);
const NORTH = raw(0, 83.7)[1];
const SOUTH = raw(0, -56)[1];
export const HEIGHT = Math.round((NORTH - SOUTH) * SCALE) + 2 * EDGE;

function raw(longitude, latitude) {
  const angle = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const [a2, a6] = [angle ** 2, angle ** 6];
  const x = ((longitude * Math.PI) / 180) * Math.cos(angle);
  return [x / (M * (A1 + 3 * A2 * a2 + a6 * (7 * A3 + 9 * A4 * a2))), angle * (A1 + A2 * a2 + a6 * (A3 + A4 * a2))];
}

function project([longitude, latitude]) {
  const [x, y] = raw(longitude, latitude);
  return [Math.round(WIDTH / 2 + x * SCALE), Math.round(EDGE + (NORTH - y) * SCALE)];
}

/** "840" is US: what CLDR knows of the numbers of ISO 3166. */
function letters(number) {
  const region = Intl.getCanonicalLocales(`und-${number}`)[0].slice(4);
  return /^[A-Z]{2}$/.test(region) ? region : undefined;
}

function countries(name) {
  const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/countries-${name}.json`)));
  return feature(atlas, atlas.objects.countries).features.filter(({ properties }) => properties.name !== "Antarctica");
}

function rings({ geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => inOnePiece(ring).map(project));
}

/** A ring that crosses the 180th meridian goes on beyond it, instead of back around the world. */
function inOnePiece(ring) {
  const longitudes = ring.map(([longitude]) => longitude);
  const crosses = Math.max(...longitudes) - Math.min(...longitudes) > 180;
  return crosses ? ring.map(([longitude, latitude]) => [longitude < 0 ? longitude + 360 : longitude, latitude]) : ring;
}

/** Relative steps in whole units, without those that go nowhere; nothing for a ring smaller than a unit. */
function path(ring) {
  let [x, y] = ring[0];
  const steps = [];
  for (const [nextX, nextY] of ring.slice(1)) {
    if (nextX === x && nextY === y) continue;
    steps.push(`${nextX - x},${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  return steps.length < 3 ? "" : `M${ring[0].join()}l${steps.join(" ").replaceAll(",-", "-").replaceAll(" -", "-")}z`;
}

function middle(outline) {
  const largest = outline.reduce((best, ring) => (ring.length > best.length ? ring : best));
  return [0, 1].map((axis) => Math.round(largest.reduce((sum, point) => sum + point[axis], 0) / largest.length));
}

function draw() {
  const [land, points, rest] = [{}, {}, []];
  for (const country of countries("110m")) {
    const drawn = rings(country).map(path).join("");
    const code = country.id && letters(country.id);
    if (code) land[code] = drawn;
    else rest.push(drawn);
  }
  for (const country of countries("50m")) {
    const code = country.id && letters(country.id);
    if (code && !land[code]) points[code] = middle(rings(country));
  }
  return { width: WIDTH, height: HEIGHT, land, points, rest: rest.join("") };
}

const file = new URL("../static/dist/world-map.json", import.meta.url);
const text = JSON.stringify(draw());
writeFileSync(file, text);
console.log(`${fileURLToPath(new URL(".", file)).split("/").slice(-3, -1).join("/")}/world-map.json ${text.length} bytes`);
