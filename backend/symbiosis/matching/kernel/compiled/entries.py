"""What is called from outside; everything else is compiled into these."""

from symbiosis.matching.kernel.compiled.search import look as look
from symbiosis.matching.kernel.compiled.search import pair_row as pair_row
from symbiosis.matching.kernel.compiled.sweep import ceiling_of as ceiling_of
from symbiosis.matching.kernel.compiled.sweep import sweep as sweep
from symbiosis.matching.kernel.compiled.terms import note_terms as note_terms
