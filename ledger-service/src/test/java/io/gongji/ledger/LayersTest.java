package io.gongji.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each package may see: allow lists, so that a new dependency has to be allowed here first.
class LayersTest {
    private static final String ROOT = "io.gongji.ledger.";
    private static final List<String> EVERYWHERE =
            List.of("java..", "org.jspecify..", "io.gongji.contracts..");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.gongji.ledger");

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void aPackageSeesOnlyWhatIsAllowed(String name, List<String> allowed) {
        List<String> all = new ArrayList<>(EVERYWHERE);
        all.add(ROOT + name + "..");
        all.addAll(allowed);

        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all.toArray(String[]::new))
                .check(CLASSES);
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("domain", List.of()),
                Arguments.of(
                        "store",
                        List.of(
                                "io.gongji.eventstore..",
                                "org.jdbi..",
                                "io.gongji.ledger.domain..",
                                "com.fasterxml.jackson..",
                                "javax.sql..",
                                "org.postgresql..")),
                Arguments.of(
                        "app",
                        List.of(
                                "io.gongji.eventstore..",
                                "org.jdbi..",
                                "io.gongji.ledger.domain..",
                                "io.gongji.ledger.store..",
                                "io.smallrye.config..",
                                "jakarta.validation..",
                                "org.jboss.logging..",
                                "org.postgresql..")),
                Arguments.of(
                        "messaging",
                        List.of(
                                "io.gongji.ledger.app..",
                                "io.gongji.ledger.store..",
                                "org.apache.kafka..",
                                "org.jboss.logging..")),
                Arguments.of(
                        "view",
                        List.of(
                                "io.gongji.ledger.domain..",
                                "io.gongji.ledger.store..",
                                "com.fasterxml.jackson.annotation..",
                                "jakarta.inject..",
                                "javax.sql..",
                                "org.eclipse.microprofile.openapi..",
                                "org.jdbi..")),
                Arguments.of(
                        "proof",
                        List.of(
                                "io.gongji.ledger.domain..",
                                "com.fasterxml.jackson.annotation..",
                                "jakarta.inject..",
                                "javax.sql..",
                                "org.apache.kafka..",
                                "org.eclipse.microprofile.config..",
                                "org.jboss.logging..",
                                "org.jdbi..")),
                Arguments.of(
                        "rest",
                        List.of(
                                "io.gongji.eventstore..",
                                "io.gongji.ledger.app..",
                                "io.gongji.ledger.domain..",
                                "io.gongji.ledger.proof..",
                                "io.gongji.ledger.view..",
                                "com.fasterxml.jackson..",
                                "io.quarkus.jackson..",
                                "io.quarkus.smallrye.openapi..",
                                "io.quarkus.vertx.http.runtime.filters..",
                                "io.smallrye.common.annotation..",
                                "io.vertx..",
                                "jakarta.enterprise..",
                                "jakarta.inject..",
                                "jakarta.ws.rs..",
                                "org.eclipse.microprofile.openapi..",
                                "org.jboss.logging..",
                                "org.jboss.resteasy.reactive..",
                                "org.jdbi..")));
    }
}
