package io.guanjia.ticket;

import io.guanjia.platform.testing.ServiceShape;
import org.junit.jupiter.api.Test;

class TicketShapeTest {

    @Test
    void hasTheShapeOfAService() {
        ServiceShape.check("io.guanjia.ticket");
    }
}
