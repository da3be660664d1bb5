#!/bin/sh
# Spreadsheets by LibreOffice Calc: `sh libreoffice.sh FOLDER`, where FOLDER has guandu.xlsx, europe.xlsx and what
# exceljs.mjs wrote.
set -eu
text=$(realpath "$(dirname "$0")/table.csv")
cd "$1"
mkdir -p from
for name in table typed; do cp "exceljs-$name.xlsx" "from/libreoffice-$name.xlsx"; done
for name in guandu europe; do cp "$name.xlsx" "from/libreoffice-$name.xlsx"; done
iconv -f UTF-8 -t GB18030 "$text" > from/libreoffice-gb18030.csv

office() {
  soffice "-env:UserInstallation=file://$PWD/profile" --headless "$@"
}
for kind in xlsx xls ods; do
  office --convert-to "$kind" --outdir . from/*.xlsx
  # Commas, quotation marks, GB 18030.
  office --infilter=CSV:44,34,85 --convert-to "$kind" --outdir . from/libreoffice-gb18030.csv
done
