package org.antin.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/// How sign-in guards itself (Điều 2.4). All are our own policy.
///
/// @param passwordTries wrong passwords in a row until an account is locked
/// @param lock how long it stays locked
/// @param addressTries wrong sign-ins from one address within `addressWindow` until it has to wait
/// @param longest life of a session from sign-in on, however busy; its idle time is the container's
@ConfigurationProperties("antin.sign-in")
record SignInSettings(
        @DefaultValue("5") int passwordTries,
        @DefaultValue("PT15M") Duration lock,
        @DefaultValue("30") int addressTries,
        @DefaultValue("PT5M") Duration addressWindow,
        @DefaultValue("PT12H") Duration longest) {}
