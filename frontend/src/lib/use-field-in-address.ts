import { useEffect } from "react";

/** "#colour" leads to the field of that name: opened, in view, and ready to be filled in. */
export function useFieldInAddress(): void {
  useEffect(() => {
    const name = location.hash.slice(1);
    if (!/^[a-z_]+$/.test(name)) return;
    const field = document.querySelector<HTMLElement>(`[data-field~="${name}"]`);
    field?.closest("details")?.setAttribute("open", "");
    field?.scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input, select, textarea")?.focus({ preventScroll: true });
  }, []);
}
