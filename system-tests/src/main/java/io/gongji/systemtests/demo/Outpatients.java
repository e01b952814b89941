package io.gongji.systemtests.demo;

/// The fund's share of a year's outpatient bills, with its cap (examples 33 and 34).
final class Outpatients {
    private final Run run;
    private final Family family;

    Outpatients(Run run, Family family) {
        this.run = run;
        this.family = family;
    }

    void play() {
        run.report().section("A year of outpatient bills in Shijiazhuang (domain D7)");
        family.settle("33-44-a", "age 44, first bill of the year, 2,000");
        family.settle("33-44-b", "age 44, second bill, 3,000");
        family.settle("33-44-c", "age 44, third bill, 2,000: 3,500 in all, the cap");
        family.settle("33-45", "age 45, year total 7,000: 4,200");
        family.settle("34", "retired, 10,000: the cap of 6,000");
    }
}
