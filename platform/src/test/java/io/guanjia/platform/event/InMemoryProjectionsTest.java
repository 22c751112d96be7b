package io.guanjia.platform.event;

class InMemoryProjectionsTest implements ProjectionsContract {

    private final Projections<Residency> projections = new InMemoryProjections<>();

    @Override
    public Projections<Residency> projections() {
        return projections;
    }
}
