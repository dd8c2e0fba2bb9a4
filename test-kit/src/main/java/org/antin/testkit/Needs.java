package org.antin.testkit;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a test that belongs to the whole suite (`./antin test`), not to the quick part (`mvn -q
/// test`).
///
/// The value names the programs it calls (`pdfsig`, `chromium` …); leave it empty for a test that
/// is merely long. In the quick part the test is skipped and says so on standard output. In the
/// whole suite a missing program is a failure, never a silent skip.
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    /// Names of programs as found on the PATH.
    String[] value() default {};
}
