package org.antin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import java.util.Set;

@DisplayName("The house stands as ARCHITECTURE.md draws it")
class HouseTest {
    /// Everything that reads the machine's clock by itself. `nanoTime` measures and tells no time.
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalTime.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.Year.now",
                    "java.time.YearMonth.now",
                    "java.lang.System.currentTimeMillis");

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("/test-kit/"))
                        .withImportOption(location -> !location.contains("test-classes"))
                        .importPackages("org.antin");
    }

    @Test
    @DisplayName("packages of the registry depend on each other only downwards, as they declare")
    void capabilitiesDependOnlyOnWhatTheyDeclare() {
        // Libraries of ours share the root package; Maven says who may use them.
        ApplicationModules.of(
                        RegistryApplication.class,
                        resideInAnyPackage(
                                "org.antin.auditlog..",
                                "org.antin.cli..",
                                "org.antin.practiceca..",
                                "org.antin.signing.."))
                .verify();
    }

    @Test
    @DisplayName("only `signing` knows EU DSS")
    void onlySigningImportsDss() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.antin.signing..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("eu.europa.esig.."))
                .check(ours);
    }

    @Test
    @DisplayName(
            "only the vault's bucket knows the S3 client, and only its choice knows the bucket")
    void onlyTheBucketKnowsTheClient() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.antin.document.S3Place")
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.."))
                .check(ours);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.antin.document.S3Place")
                .and()
                .doNotHaveFullyQualifiedName("org.antin.document.VaultPlaces")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.antin.document.S3Place")
                .check(ours);
    }

    @Test
    @DisplayName("no time but from a Clock")
    void noTimeButFromAClock() {
        noClasses()
                .should()
                .callCodeUnitWhere(
                        new DescribedPredicate<JavaCall<?>>("reads the machine's clock") {
                            @Override
                            public boolean test(JavaCall<?> call) {
                                var target = call.getTarget();
                                boolean reads =
                                        CLOCKS.contains(
                                                target.getOwner().getFullName()
                                                        + "."
                                                        + target.getName());
                                // LocalDate.now(clock) is the way it should be.
                                return reads
                                        && target.getRawParameterTypes().stream()
                                                .noneMatch(
                                                        p ->
                                                                p.isEquivalentTo(
                                                                        java.time.Clock.class));
                            }
                        })
                .because("tests steer the clock, and a deadline must not depend on the machine")
                .check(ours);
        noClasses()
                .should()
                .callConstructor(java.util.Date.class)
                .orShould()
                .callMethod(java.time.Clock.class, "systemDefaultZone")
                .check(ours);
    }
}
