/** The ports of one country: one fixed file, fetched when the country is chosen. */

/** code, name, province of a double or "", well known 1 or 0 */
export type PortRow = readonly [string, string, string, 0 | 1];

const kept = new Map<string, Promise<readonly PortRow[]>>();

export function portsOf(country: string): Promise<readonly PortRow[]> {
  let ports = kept.get(country);
  if (!ports) {
    ports = fetchPorts(country);
    kept.set(country, ports);
    ports.catch(() => kept.delete(country));
  }
  return ports;
}

async function fetchPorts(country: string): Promise<readonly PortRow[]> {
  if (!/^[A-Z]{2}$/.test(country)) throw new Error("A country is two letters.");
  const answer = await fetch(`/static/ports/${country}.txt`, { credentials: "omit" });
  if (!answer.ok) throw new Error("The list of ports did not arrive.");
  return readPorts(country, await answer.text());
}

/** Well-known places, an empty line, smaller ones; a line is code without country, name, province. */
export function readPorts(country: string, text: string): PortRow[] {
  const [known = "", smaller = ""] = text.split("\n\n");
  return [...readBlock(country, known, 1), ...readBlock(country, smaller, 0)];
}

function readBlock(country: string, block: string, known: 0 | 1): PortRow[] {
  const lines = block.split("\n").filter(Boolean);
  return lines.map((line): PortRow => {
    const [code = "", name = "", province = ""] = line.split("\t");
    return [country + code, name, province, known];
  });
}

export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Ports whose name or code fits what was typed: well-known first, then names that begin with it. */
export function findPorts(ports: readonly PortRow[], typed: string): PortRow[] {
  const wanted = plain(typed.trim());
  const fitting = ports.filter(
    ([code, name]) => plain(name).includes(wanted) || plain(code).startsWith(wanted),
  );
  const rank = ([code, name, , known]: PortRow): number =>
    (known ? 0 : 4) + (plain(name).startsWith(wanted) || plain(code).startsWith(wanted) ? 0 : 2);
  return fitting.sort((one, other) => rank(one) - rank(other) || one[1].localeCompare(other[1]));
}
