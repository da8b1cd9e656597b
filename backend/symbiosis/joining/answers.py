"""Whether answers fit the questions of a form, and whether with them one can take part. Pure."""

from collections.abc import Mapping

from symbiosis.joining.questions import Answer, Form, Question
from symbiosis.joining.vocabulary import QuestionKind
from symbiosis.kit.problems import FieldError

MAX_TEXT = 1000


def why_not_answers(form: Form, answers: Mapping[str, Answer]) -> list[FieldError]:
    """Everything wrong with the form of the answers."""
    known = {question.key for question in form.questions}
    unknown = [
        FieldError(f"/answers/{key}", "unknown_question", "This programme does not ask that.")
        for key in answers
        if key not in known
    ]
    found = (_why_not(question, answers.get(question.key)) for question in form.questions)
    return unknown + [error for error in found if error]


def _why_not(question: Question, answer: Answer | None) -> FieldError | None:
    pointer = f"/answers/{question.key}"
    if answer is None or answer == "":
        missing = FieldError(pointer, "missing", "Answer this question.")
        return missing if question.required else None
    if remedy := _misfit(question, answer):
        return FieldError(pointer, "not_an_answer", remedy)
    return None


def _misfit(question: Question, answer: Answer) -> str | None:
    if question.kind is QuestionKind.YES_NO:
        return None if isinstance(answer, bool) else "Answer true or false."
    if question.kind is QuestionKind.NUMBER:
        return _number_misfit(question, answer)
    if not isinstance(answer, str):
        return "Answer with text."
    if question.kind is QuestionKind.TEXT:
        return None if len(answer) <= MAX_TEXT else f"Use at most {MAX_TEXT} characters."
    values = [choice.value for choice in question.choices]
    return None if answer in values else f"Use one of: {', '.join(values)}."


def _number_misfit(question: Question, answer: Answer) -> str | None:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return "Answer with a number."
    if question.at_least is not None and answer < question.at_least:
        return f"Use {question.at_least:g} or more."
    if question.at_most is not None and answer > question.at_most:
        return f"Use {question.at_most:.0f} or less."
    return None


def why_not_eligible(
    form: Form, answers: Mapping[str, Answer], country: str, language: str
) -> list[FieldError]:
    """Every reason why one cannot take part, with what to do instead, in the applicant's language."""
    errors = []
    if country not in form.countries:
        pointer = "/organisation/country"
        errors.append(FieldError(pointer, "not_eligible", form.elsewhere.sentence(language)))
    for question in form.questions:
        bar = (question.bars or {}).get(answers.get(question.key, ""))
        if bar is not None:
            errors.append(FieldError(f"/answers/{question.key}", "not_eligible", bar.sentence(language)))
    return errors
