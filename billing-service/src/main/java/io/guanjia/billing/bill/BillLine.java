package io.guanjia.billing.bill;

import io.guanjia.platform.domain.Money;
import java.math.BigDecimal;

/// One line: what it is for, how much of it, at what price, and the formula an agent can read out. The amount is
/// rounded
/// half up to the fen, once a line.
///
/// @param quantity square metres × months for `area-rate-months`
/// @param unitPrice yuan per quantity
/// @param formula the fee item's formula
/// @param area square metres
/// @param months how many months are charged
/// @param basis contract, price file or vote the price rests on
/// @param tariffVersion version of the fee item the price was taken from
public record BillLine(
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money amount,
        String formula,
        BigDecimal area,
        int months,
        String basis,
        long tariffVersion) {}
