import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** After a change of page: moves the focus to its heading and says its title. */
export function RouteAnnouncer() {
  const router = useRouter();
  const [message, setMessage] = useState("");
  useEffect(() => {
    return router.subscribe("onResolved", ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      requestAnimationFrame(() => {
        document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
        setMessage(document.title);
      });
    });
  }, [router]);
  return (
    <p className="sr-only" role="status">
      {message}
    </p>
  );
}
