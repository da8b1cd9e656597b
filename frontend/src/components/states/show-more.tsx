import { Trans } from "@lingui/react/macro";

/** What an infinite query tells about its next page. */
type Pages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
};

/** The button below a list that has more pages; nothing below one that has not. */
export function ShowMore({ list }: { list: Pages }) {
  if (!list.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button button-plain mt-4 w-full"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      <Trans>Show more</Trans>
    </button>
  );
}
