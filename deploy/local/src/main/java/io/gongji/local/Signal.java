package io.gongji.local;

import java.io.IOException;

/// The signals that the stack sends; Java itself knows only TERM and KILL.
enum Signal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /// Sends it. A process that has just gone is no error.
    void send(long pid) {
        // `kill` is part of every shell, but not a program on every machine.
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid);
        shell.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            shell.start().waitFor();
        } catch (IOException failed) {
            throw new LocalStackException("cannot signal process " + pid, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
