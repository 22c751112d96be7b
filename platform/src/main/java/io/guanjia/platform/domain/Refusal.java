package io.guanjia.platform.domain;

/// Why a command was refused, as data. Each service declares its refusals as one sealed type and maps them to problems
/// by
/// one exhaustive switch; what all services share stands in {@link CommonRefusal}.
public interface Refusal {}
