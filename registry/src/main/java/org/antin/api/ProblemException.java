package org.antin.api;

import org.antin.shell.Problem;

/// Ends a call with a problem document, from wherever a request can't be read.
final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
