package io.gongji.pooling;

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
    private static final String ROOT = "io.gongji.pooling.";
    private static final List<String> EVERYWHERE =
            List.of("java..", "org.jspecify..", "io.gongji.contracts..");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.gongji.pooling");

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
                Arguments.of("domain", List.of("io.gongji.eventstore.decider..")),
                Arguments.of(
                        "store",
                        List.of(
                                "io.gongji.pooling.domain..",
                                "io.gongji.eventstore..",
                                "org.jdbi..",
                                "com.fasterxml.jackson..")),
                Arguments.of(
                        "app",
                        List.of(
                                "io.gongji.pooling.domain..",
                                "io.gongji.pooling.store..",
                                "io.gongji.eventstore..",
                                "org.jdbi..",
                                "jakarta.enterprise.context..",
                                "jakarta.inject..")),
                Arguments.of(
                        "gateway",
                        List.of(
                                "io.gongji.pooling.app..",
                                "io.gongji.pooling.domain..",
                                "com.fasterxml.jackson..")),
                Arguments.of(
                        "messaging",
                        List.of(
                                "io.gongji.pooling.app..",
                                "io.gongji.pooling.domain..",
                                "io.gongji.eventstore..",
                                "org.jdbi..",
                                "jakarta.enterprise.context..")),
                Arguments.of(
                        "rest",
                        List.of(
                                "io.gongji.pooling.app..",
                                "io.gongji.pooling.domain..",
                                "io.gongji.eventstore..",
                                "com.fasterxml.jackson..",
                                "jakarta.enterprise..",
                                "jakarta.inject..",
                                "jakarta.ws.rs..",
                                "io.quarkus.jackson..",
                                "io.quarkus.vertx.http.runtime.filters..",
                                "io.vertx..",
                                "io.smallrye.common.annotation..",
                                "org.eclipse.microprofile.openapi..",
                                "org.jboss.logging..",
                                "org.jboss.resteasy.reactive..")));
    }
}
