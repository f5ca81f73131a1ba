#include "officefile/sheet.h"

#include <xlsxwriter.h>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

constexpr double DefaultWidth = 12;
constexpr double HeadingHeight = 24;
constexpr int A4 = 9; // Paper number of the format

std::unexpected<Error> unwritten(lxw_error error)
{
    return failure(ErrorCode::Storage, u"表格没有写成：%1"_s.arg(QString::fromUtf8(lxw_strerror(error))));
}

} // namespace

Result<QByteArray> writeWorkbook(const SheetPage &page)
{
    const char *buffer = nullptr;
    size_t size = 0;
    lxw_workbook_options options{};
    options.output_buffer = &buffer;
    options.output_buffer_size = &size;
    lxw_workbook *book = workbook_new_opt(nullptr, &options);
    if (!book)
        return failure(ErrorCode::Storage, u"表格没有写成：内存不足"_s);
    lxw_worksheet *sheet = workbook_add_worksheet(book, page.name.left(31).toUtf8().constData());
    lxw_format *text = workbook_add_format(book);
    format_set_num_format_index(text, 49); // 文本
    format_set_text_wrap(text);
    format_set_align(text, LXW_ALIGN_VERTICAL_TOP);
    lxw_format *heading = workbook_add_format(book);
    format_set_bold(heading);
    format_set_align(heading, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_num_format_index(heading, 49);
    for (qsizetype column = 0; column < page.headings.size(); ++column) {
        const double width = column < page.widths.size() ? page.widths.at(column) : DefaultWidth;
        worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, text);
    }
    worksheet_set_row(sheet, 0, HeadingHeight, nullptr);
    const auto put = [sheet](qsizetype row, const QStringList &cells, lxw_format *format) {
        for (qsizetype column = 0; column < cells.size(); ++column)
            worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), cells.at(column).toUtf8().constData(), format);
    };
    put(0, page.headings, heading);
    for (qsizetype row = 0; row < page.rows.size(); ++row)
        put(row + 1, page.rows.at(row), text);
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    const lxw_error error = workbook_close(book);
    const QByteArray bytes(buffer, qsizetype(size));
    std::free(const_cast<char *>(buffer));
    if (error != LXW_NO_ERROR)
        return unwritten(error);
    return bytes;
}

} // namespace zhijian::officefile
