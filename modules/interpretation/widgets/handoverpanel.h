#pragma once

#include "interpretation/widgets/openitem.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace zhijian {
class Clock;
}

namespace zhijian::uikit {
class FormRows;
class TextLabel;
}

namespace zhijian::interpretation {

/// What is made of an item to hand it over.
enum class Output { Html, Picture750, Picture1080, Pdf, Website, Word, Pictures, Subtitles, Papers, Media };

class PasteCheckPanel;

/// 交付: copy for the platform, check what it kept, export files, record the release. GUI thread.
class HandoverPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HandoverPanel(const Clock &clock, QWidget *parent = nullptr);

    /// `accounts`: where this item may be released (the signed ones).
    void setItem(const OpenItem &item, const QList<Choice> &accounts);
    void setProgress(int percent);
    /// The files of a finished export, or empty: not running.
    void setFinished(const QString &sentence, const QString &folder);
    void focusExport();
    /// What the platform kept of the copied text.
    [[nodiscard]] PasteCheckPanel *pasteCheck() const { return m_pasteCheck; }

Q_SIGNALS:
    void copyRequested();
    void exportRequested(const QList<zhijian::interpretation::Output> &outputs);
    void cancelRequested();
    void openFolderRequested(const QString &folder);
    void releaseRequested(const zhijian::EntityId &account, const QString &link, const QDateTime &time);

private:
    void showPictures(const RenderInput &frame);
    void showOutputs(const OpenItem &item);
    void requestExport();
    void requestRelease();

    const Clock &m_clock;
    uikit::TextLabel *m_state;
    QPushButton *m_copy;
    PasteCheckPanel *m_pasteCheck;
    QWidget *m_pictures; ///< What is uploaded by hand, in its order
    uikit::TextLabel *m_pictureList;
    QList<std::pair<Output, QCheckBox *>> m_outputs;
    QPushButton *m_export;
    QWidget *m_running;
    QProgressBar *m_progress;
    uikit::TextLabel *m_result;
    QPushButton *m_openFolder;
    QString m_folder;
    uikit::FormRows *m_form;
    QComboBox *m_account;
    QLineEdit *m_link;
    QDateTimeEdit *m_time;
    QPushButton *m_record;
};

} // namespace zhijian::interpretation
