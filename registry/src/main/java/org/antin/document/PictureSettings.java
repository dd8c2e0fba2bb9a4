package org.antin.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/// What drawing pages beside each other may cost. All are our own policy (ADR 0243).
///
/// @param time for one file, out of what its check has left
/// @param atOnce how many files are drawn at the same time, each in a process of up to 400 MB; 0:
///   nothing is ever drawn
/// @param kept all pictures kept together; past that new reports get none until older ones are
///   forgotten
@ConfigurationProperties("antin.check.pictures")
record PictureSettings(
        @DefaultValue("PT15S") Duration time,
        @DefaultValue("2") int atOnce,
        @DefaultValue("1GB") DataSize kept) {}
