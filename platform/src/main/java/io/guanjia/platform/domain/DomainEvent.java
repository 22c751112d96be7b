package io.guanjia.platform.domain;

/// Something that happened to an aggregate: a record whose components are, as they stand, the data of the journal entry
/// and the payload of the published event. Holds references, numbers and codes; never personal data or free text.
public interface DomainEvent {}
