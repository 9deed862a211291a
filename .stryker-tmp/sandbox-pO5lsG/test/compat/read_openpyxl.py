"""Prints every cell of a workbook as openpyxl reads it: sheet, row, column, kind, value, a line a cell."""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            kind = "n" if isinstance(cell.value, (int, float)) else "s"
            value = repr(float(cell.value)) if kind == "n" else " ".join(str(cell.value).split())
            print(sheet.title, cell.row, cell.column, kind, value, sep="\t")
