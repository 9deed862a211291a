# Prints every cell of a workbook as an R package reads it: sheet, row, column, kind, value, a line a cell.
# Rscript read.R readxl|openxlsx FILE
words <- commandArgs(trailingOnly = TRUE)
invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8"))

cells_of <- function(path, sheet, package) {
  if (package == "readxl") {
    return(suppressMessages(readxl::read_xlsx(path, sheet,
      range = readxl::cell_limits(c(1, 1), c(NA, NA)), col_names = FALSE, col_types = "list", trim_ws = FALSE
    )))
  }
  openxlsx::read.xlsx(path, sheet,
    colNames = FALSE, skipEmptyRows = FALSE, skipEmptyCols = FALSE, rows = NULL, cols = NULL, na.strings = character()
  )
}

sheets <- if (words[1] == "readxl") readxl::excel_sheets(words[2]) else openxlsx::getSheetNames(words[2])
for (sheet in sheets) {
  table <- cells_of(words[2], sheet, words[1])
  for (column in seq_along(table)) {
    for (row in seq_along(table[[column]])) {
      value <- table[[column]][[row]]
      if (length(value) == 0 || is.na(value)) next
      kind <- if (is.numeric(value)) "n" else "s"
      text <- if (kind == "n") format(value, digits = 17, scientific = FALSE) else trimws(gsub("[[:space:]]+", " ", value))
      cat(sheet, row, column, kind, text, sep = "\t", fill = FALSE)
      cat("\n")
    }
  }
}
