package org.antin.api;

import org.antin.connection.ApiScope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope a token must carry for this call. A call without it is open to anybody.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface Scoped {
    ApiScope value();
}
