package io.gongji.contracts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CONTRACTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.gongji.contracts");

    @Test
    void contractsDependOnJavaJacksonTheSchemaValidatorAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "io.gongji.contracts..",
                                "com.fasterxml.jackson..",
                                "com.networknt.schema..",
                                "org.jspecify.annotations.."))
                .check(CONTRACTS);
    }

    @Test
    void onlyPacksAreReadAsYamlAndCheckedBySchema() {
        classes()
                .that()
                .resideOutsideOfPackage("io.gongji.contracts.policy..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "io.gongji.contracts..",
                                "com.fasterxml.jackson.annotation..",
                                "com.fasterxml.jackson.core..",
                                "com.fasterxml.jackson.databind..",
                                "org.jspecify.annotations.."))
                .check(CONTRACTS);
    }

    @Test
    void theJournalIsReadAndWrittenWithoutDatabind() {
        classes()
                .that()
                .resideInAPackage("io.gongji.contracts.journal..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "io.gongji.contracts",
                                "io.gongji.contracts.journal..",
                                "com.fasterxml.jackson.core..",
                                "org.jspecify.annotations.."))
                .check(CONTRACTS);
    }
}
