package org.antin.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which roles may use a page or call. A handler without it is closed to everybody: deny by
/// default. On a class it holds for every method that says nothing itself.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /// Holders of any of these roles, wherever held; which rows they see is decided by scope.
    Role[] value() default {};

    /// Anybody who is signed in, whatever the role.
    boolean signedIn() default false;

    /// Anybody at all.
    boolean open() default false;
}
