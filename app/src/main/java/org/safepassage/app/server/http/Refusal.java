package org.safepassage.app.server.http;

import java.io.Serial;

/** A request that a handler does not answer; {@link Problems} says it to whoever asked. */
final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Refusal(int status, String type, String title, String detail) {
        this(Problem.of(status, type, title, detail));
    }

    Problem problem() {
        return problem;
    }
}
