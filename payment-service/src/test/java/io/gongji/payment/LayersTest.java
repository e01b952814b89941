package io.gongji.payment;

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
    private static final String ROOT = "io.gongji.payment.";
    private static final List<String> EVERYWHERE =
            List.of("java..", "org.jspecify..", "io.gongji.contracts..");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.gongji.payment");

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
                layer("domain", "io.gongji.eventstore.decider.."),
                layer("password", "org.bouncycastle.crypto.."),
                layer("channel", "javax.crypto.."),
                layer(
                        "store",
                        ROOT + "domain..",
                        ROOT + "password..",
                        "io.gongji.eventstore..",
                        "org.jdbi..",
                        "com.fasterxml.jackson..",
                        "javax.crypto.."),
                layer("ledger", "io.gongji.eventstore", "com.fasterxml.jackson..", "org.slf4j.."),
                layer(
                        "app",
                        ROOT + "domain..",
                        ROOT + "password..",
                        ROOT + "store..",
                        ROOT + "ledger..",
                        "io.gongji.eventstore..",
                        "org.slf4j..",
                        "org.jdbi..",
                        "org.apache.commons.csv.."),
                layer("view", ROOT + "domain..", ROOT + "store..", "org.jdbi.."),
                layer(
                        "messaging",
                        ROOT + "app..",
                        ROOT + "domain..",
                        ROOT + "store..",
                        "io.gongji.eventstore..",
                        "org.jdbi.."),
                layer(
                        "rest",
                        ROOT + "app..",
                        ROOT + "channel..",
                        ROOT + "password..",
                        ROOT + "domain..",
                        ROOT + "view..",
                        ROOT + "ledger..",
                        "io.gongji.eventstore",
                        "org.jdbi.v3.core",
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "jakarta.enterprise.context..",
                        "jakarta.inject..",
                        "jakarta.ws.rs..",
                        "io.smallrye.common.annotation..",
                        "org.eclipse.microprofile.openapi..",
                        "org.jboss.resteasy.reactive.."));
    }

    private static Arguments layer(String name, String... allowed) {
        return Arguments.of(name, List.of(allowed));
    }
}
