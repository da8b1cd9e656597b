const BY_FIBRE: Record<string, string> = {
  cotton: "cotton",
  kapok: "cotton",
  flax: "bast",
  linen: "bast",
  hemp: "bast",
  jute: "bast",
  ramie: "bast",
  sisal: "bast",
  polyester: "polyester",
  polyamide: "polyamide",
  aramid: "polyamide",
  acrylic: "acrylic",
  modacrylic: "acrylic",
  elastane: "elastane",
  "glass-fibre": "inorganic",
  "metal-fibre": "inorganic",
  "carbon-fibre": "inorganic",
};

const BY_GROUP: Record<string, string> = {
  cellulosic_natural: "bast",
  cellulosic_regenerated: "cellulosic",
  protein: "animal",
  synthetic: "synthetic",
  elastomer: "elastane",
  mineral: "inorganic",
};

const ANIMAL = /wool|alpaca|llama|camel|cashmere|mohair|angora|yak|silk|hair|down|leather|fur/;
const CELLULOSIC = /viscose|lyocell|modal|cupro|acetate|alginate|cellulos/;

/** The family whose colour stands for a fibre, known from its name and, failing that, its group. */
function familyOf(fibre: string, group?: string | null): string {
  const known = BY_FIBRE[fibre];
  if (known) return known;
  if (ANIMAL.test(fibre)) return "animal";
  if (CELLULOSIC.test(fibre)) return "cellulosic";
  return (group && BY_GROUP[group]) || (fibre === "unknown" ? "unknown" : "synthetic");
}

export function fibreColour(fibre: string, group?: string | null): string {
  return `var(--fibre-${familyOf(fibre, group)})`;
}
