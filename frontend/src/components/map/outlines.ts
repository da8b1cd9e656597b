import { queryOptions } from "@tanstack/react-query";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { outline } from "./projection";

type Shapes = Topology<{ shapes: GeometryCollection<{ name: string }> }>;

/** Countries whose regions can be drawn when the reader is close. */
export const WITH_REGIONS = ["bg", "de", "dk", "es", "fi", "fr", "it", "nl", "ro", "se", "tr"];

async function fetchShapes(name: string): Promise<Shapes> {
  const answer = await fetch(`/geo/${name}.json`);
  if (!answer.ok) throw new Error(`map outline ${name} is missing`);
  return answer.json();
}

/** All countries as one drawn area and the borders between them. */
export const countriesQuery = () =>
  queryOptions({
    queryKey: ["geo", "europe"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const topology = await fetchShapes("europe");
      return {
        land: outline(feature(topology, topology.objects.shapes)) ?? "",
        borders: outline(mesh(topology, topology.objects.shapes)) ?? "",
      };
    },
  });

/** The inner borders of one country's regions. */
export const regionsQuery = (country: string) =>
  queryOptions({
    queryKey: ["geo", "regions", country],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const topology = await fetchShapes(`adm1-${country}`);
      return outline(mesh(topology, topology.objects.shapes, (a, b) => a !== b)) ?? "";
    },
  });
