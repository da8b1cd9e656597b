"""The best so many, in order."""

from symbiosis.matching.kernel.compiled.inlined import inlined


@inlined
def is_before(score, distance, ids, one, other_score, other_distance, other):
    """Best score, then nearest, then id."""
    if score != other_score:
        return score > other_score
    if distance != other_distance:
        return distance < other_distance
    if ids[one, 0] != ids[other, 0]:
        return ids[one, 0] < ids[other, 0]
    return ids[one, 1] < ids[other, 1]


@inlined
def keep(best, scores, distances, reasons, found, ids, position, score, distance, reason):
    """Put it in its place among the best so far; gives how many there are."""
    size = len(best)
    if found == size and not is_before(
        score, distance, ids, position, scores[size - 1], distances[size - 1], best[size - 1]
    ):
        return found
    place = min(found, size - 1)
    while place > 0 and is_before(
        score, distance, ids, position, scores[place - 1], distances[place - 1], best[place - 1]
    ):
        best[place], scores[place] = best[place - 1], scores[place - 1]
        distances[place], reasons[place] = distances[place - 1], reasons[place - 1]
        place -= 1
    best[place], scores[place], distances[place], reasons[place] = position, score, distance, reason
    return min(found + 1, size)
