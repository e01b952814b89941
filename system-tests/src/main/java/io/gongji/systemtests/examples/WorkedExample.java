package io.gongji.systemtests.examples;

import java.util.List;

/// A row of the worked examples and the steps that ask the system about it.
///
/// @param number of the row, such as 41
/// @param basis S sources only, A with an assumption, P public policy
public record WorkedExample(
        String number, String input, String expected, String rule, String basis, List<Step> steps) {
    public WorkedExample {
        steps = List.copyOf(steps);
    }

    @Override
    public String toString() {
        return number + ": " + input;
    }
}
