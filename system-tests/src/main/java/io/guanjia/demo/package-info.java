/// One story told by a newcomer's eyes: what each person does, what each one sees, and that nothing was lost.
@NullMarked
package io.guanjia.demo;

import org.jspecify.annotations.NullMarked;
