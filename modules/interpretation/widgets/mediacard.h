#pragma once

#include "domain/interpretation.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace zhijian::uikit {
class ElidedLabel;
class TextLabel;
}

namespace zhijian::interpretation {

/// 成片: the file of a product that is not text, by name, size and digest. Emits wishes; the desk stores and opens. GUI thread.
class MediaCard : public QWidget
{
    Q_OBJECT

public:
    explicit MediaCard(QWidget *parent = nullptr);

    void setMedia(const QList<MediaFile> &media);
    [[nodiscard]] QList<MediaFile> media() const { return m_media; }
    void setReadOnly(bool isReadOnly);
    /// 0 ... 100 while a file is read; negative: not any more.
    void setProgress(int percent);
    /// The outcome of a check, or why a file was not taken.
    void say(const QString &sentence, bool isGood);

Q_SIGNALS:
    void fileChosen(const QString &path);
    void cancelRequested();
    void openRequested(const zhijian::MediaFile &file);
    void checkRequested(const zhijian::MediaFile &file);
    void removed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void refresh();

    QList<MediaFile> m_media;
    bool m_isReadOnly = false;
    bool m_isRunning = false;
    uikit::ElidedLabel *m_name;
    uikit::TextLabel *m_facts;
    uikit::TextLabel *m_result;
    QProgressBar *m_progress;
    QPushButton *m_choose;
    QPushButton *m_cancel;
    QToolButton *m_open;
    QToolButton *m_check;
    QToolButton *m_remove;
};

} // namespace zhijian::interpretation
