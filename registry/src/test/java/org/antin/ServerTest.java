package org.antin;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of the whole server on a socket of its own, with the practice CA answering over HTTP at
/// the address its certificates name. The port is the property `server.port`.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "spring.jmx.enabled=false",
            "antin.outbox.delay=PT1H",
            "antin.sign-in.address-tries=100000"
        })
@ContextConfiguration(
        initializers = {
            RegistryTestContext.FreshDatabase.class,
            RegistryTestContext.FreePort.class
        })
@Import(RegistryTestContext.class)
public @interface ServerTest {}
