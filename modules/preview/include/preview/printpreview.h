#pragma once

#include "core/result.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPdfDocument;
class QPdfView;
class QPrinter;
class QPushButton;

namespace zhijian::preview {

/// The one print preview: the pages as they will come out, printer, 打印, 另存为 PDF. Esc closes. GUI thread.
/// Holds: what is printed and what is saved is the PDF that is seen; 911x512 has room for it.
class PrintPreview : public QDialog
{
    Q_OBJECT

public:
    /// `title` names the window and the file.
    PrintPreview(const QString &title, const QByteArray &pdf, QWidget *parent = nullptr);
    ~PrintPreview() override;

    [[nodiscard]] int pageCount() const;
    /// InvalidInput: nothing to print; Storage: the printer refused.
    Result<> printTo(QPrinter &printer);
    Result<> saveTo(const QString &path);
    /// 解读.pdf, without characters that file systems refuse.
    [[nodiscard]] QString fileName() const;

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void done(const QString &sentence);

private:
    void build();
    void listPrinters();
    void print();
    void askForFile();
    void showWhole(bool isWhole);

    QByteArray m_pdf;
    QPdfDocument *m_document;
    QPdfView *m_view;
    QLabel *m_pages;
    QComboBox *m_printers;
    QPushButton *m_print;
    QPushButton *m_save;
};

} // namespace zhijian::preview
