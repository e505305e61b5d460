"""The Preisspiegel as a workbook, a page, JSON or text: all show the one `Spiegel` of `offers`."""
