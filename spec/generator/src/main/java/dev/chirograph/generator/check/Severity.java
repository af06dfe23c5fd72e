package dev.chirograph.generator.check;

/** How bad a finding is. */
public enum Severity {
    /** The document is wrong, contradicts itself, or asks for something unsafe. */
    ERROR,
    /** Callers or owners will stumble over it. */
    WARNING
}
