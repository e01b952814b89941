package io.gongji.contracts.policy;

/// A policy pack that cannot be used. The message names the file, the place in it and what to do; a
/// service that meets one does not start.
public final class PolicyError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyError(String file, String path, String whatToDo) {
        super(file + " " + path + ": " + whatToDo);
    }

    PolicyError(String file, String path, String whatToDo, Throwable cause) {
        super(file + " " + path + ": " + whatToDo, cause);
    }
}
