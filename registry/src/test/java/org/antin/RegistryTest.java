package org.antin;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the whole server on a real PostgreSQL of its own, without a socket. All such tests of
/// one JVM share one context and one database: make your own organisations and people with [House].
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.jmx.enabled=false",
            "antin.outbox.delay=PT1H",
            "antin.sign-in.address-tries=100000"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = RegistryTestContext.FreshDatabase.class)
@Import(RegistryTestContext.class)
public @interface RegistryTest {}
