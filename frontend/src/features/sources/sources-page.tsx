import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { PageTitle } from "@/components/ui/page-title";
import { DataFiles } from "./data-files";

/** What the platform's data rests on, under which licence, and how sure it is. */
export function SourcesPage() {
  const { t } = useLingui();
  return (
    <div className="page py-7">
      <PageTitle title={t`Data sources and licences`} />
      <p className="mt-3 max-w-read text-muted">
        <Trans>
          Every record names its source. What comes from public sources has not been confirmed by
          the companies; it shows where textile is made and handled, and nothing more. No offer or
          need is ever written on behalf of a real company: made-up companies are marked as a
          demonstration.
        </Trans>
      </p>
      <div className="mt-8 max-w-3xl">
        <Source title={t`Textile companies`} licence="CC BY 4.0">
          <Trans>
            Climate TRACE (2024), facility data from Open Supply Hub. Names, points and processes
            are as published and not individually checked.
          </Trans>
        </Source>
        <Source title={t`Textile companies, older lists`} licence="MIT">
          <Trans>Sample supplier lists published with the Open Apparel Registry.</Trans>
        </Source>
        <Source title={t`Recycling plants and their processes`} licence={t`facts`}>
          <Trans>
            Read in the companies' own pages and the trade press. What a process accepts is derived
            from publicly known rules and marked with how sure it is.
          </Trans>
        </Source>
        <Source title={t`Postcodes and towns`} licence="CC BY 4.0">
          <Trans>
            Geographic data © GeoNames. NUTS regions © European Union, Eurostat, reuse with
            acknowledgement.
          </Trans>
        </Source>
        <Source title={t`Map outlines`} licence={t`public domain`}>
          <Trans>Natural Earth: countries and regions, simplified.</Trans>
        </Source>
        <Source title={t`Fibre names`} licence={t`EU law, free to reuse`}>
          <Trans>
            Regulation (EU) 1007/2011 on textile fibre names, from EUR-Lex © European Union. French
            names also from the order of 24 June 1998 (Licence Ouverte).
          </Trans>
        </Source>
        <Source title={t`Waste codes`} licence={t`EU law, free to reuse`}>
          <Trans>
            European List of Waste, Decision 2000/532/EC. The code of a material is a hint; the
            holder or the authority decides.
          </Trans>
        </Source>
        <Source title={t`Waste rates by process`} licence="CC BY-SA 4.0">
          <Trans>
            Derived from the Carbonfact Open Source LCA Database for Footwear and Apparel, version
            1.1.0:
          </Trans>{" "}
          <a
            className="link"
            href="https://github.com/carbonfact/lca-database-footwear-apparel"
            rel="noreferrer"
          >
            github.com/carbonfact/lca-database-footwear-apparel
          </a>
          {" · "}
          <a className="link" href="https://carbonfact.com/database" rel="noreferrer">
            carbonfact.com/database
          </a>
        </Source>
        <Source title={t`Typeface`} licence="SIL OFL 1.1">
          <Trans>Commissioner by Kostas Bartsokas.</Trans>
        </Source>
        <Source title={t`The software`} licence="Apache-2.0">
          <Trans>Symbiosis is free software.</Trans>
        </Source>
      </div>
      <h2 className="mb-3 mt-10 text-xl">
        <Trans>Every file of data in use</Trans>
      </h2>
      <div className="max-w-3xl">
        <DataFiles />
      </div>
    </div>
  );
}

type SourceProps = { title: string; licence: string; children: ReactNode };

function Source({ title, licence, children }: SourceProps) {
  return (
    <section className="grid gap-x-6 gap-y-1 border-t border-line py-5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <h2 className="text-base font-semibold">
        {title}
        <span className="block text-sm font-normal text-muted">{licence}</span>
      </h2>
      <p>{children}</p>
    </section>
  );
}
