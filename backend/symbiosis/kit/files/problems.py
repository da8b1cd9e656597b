"""Why a file is not taken, each with what to do instead."""

from symbiosis.kit.problems import InvalidInput, Problem, Unavailable


class FileTooLarge(Problem):
    status, code, title = 413, "file-too-large", "The file is too large"


class FileTypeNotAccepted(Problem):
    status, code, title = 415, "file-type-not-accepted", "Files of this type are not taken"


class FileSuspicious(InvalidInput):
    code, title = "file-suspicious", "The file holds something that could do harm"


class FileDamaged(InvalidInput):
    code, title = "file-damaged", "The file cannot be read to its end"


class FileLost(Unavailable):
    code, title = "file-lost", "The file is not in the store as it was kept"


class FileGone(Problem):
    status, code, title = 410, "file-gone", "The file has been deleted, as its time was over"
