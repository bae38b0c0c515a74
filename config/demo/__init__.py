"""Demo mode only: invented data and the page that names its accounts."""
