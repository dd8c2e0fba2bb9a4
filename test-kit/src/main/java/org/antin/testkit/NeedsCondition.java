package org.antin.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides whether a test marked [Needs] runs now.
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Needs> needs =
                context.getElement().flatMap(e -> AnnotationSupport.findAnnotation(e, Needs.class));
        if (needs.isEmpty()) {
            return enabled("needs nothing");
        }
        var programs = List.of(needs.get().value());
        if (!Boolean.getBoolean("antin.full")) {
            String what =
                    programs.isEmpty() ? "long-running" : "needs " + String.join(", ", programs);
            System.out.println(
                    "skipped: "
                            + context.getDisplayName()
                            + " ("
                            + what
                            + "; ./antin test runs it)");
            return disabled(what);
        }
        var missing = new ArrayList<String>();
        for (String program : programs) {
            if (!onPath(program)) missing.add(program);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "the whole suite needs these programs: "
                            + missing
                            + "; ./antin test installs them");
        }
        return enabled("the whole suite runs");
    }

    private static boolean onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }
}
