#pragma once

namespace zhijian::bench {

/// A working day of a province in fast motion: workstations of 10 to a county, the shipped endpoint with TLS on PostgreSQL, the
/// product's exchange. Prints how long exchanges took and the endpoint's memory; 1 when a change is missing anywhere.
int provinceDay(int stations, int seconds);

} // namespace zhijian::bench
