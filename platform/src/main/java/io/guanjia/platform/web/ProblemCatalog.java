package io.guanjia.platform.web;

import io.guanjia.platform.domain.Refusal;

/// How the refusals of one sealed type go over HTTP: a bean per type whose `problemOf` is one exhaustive switch. Titles
/// stand in the service's `problems.properties` and `problems_zh_CN.properties`, by code.
public interface ProblemCatalog<R extends Refusal> {

    Class<R> refusals();

    Problem problemOf(R refusal);
}
