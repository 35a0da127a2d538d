
import django.db.models.deletion
import handsel.kit.ids
import handsel.kit.tenancy.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('businesses', '0004_own_models'),
        ('channels', '0007_web_chat'),
        ('conversations', '0005_desk_told_live'),
    ]

    operations = [
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.UUIDField(default=handsel.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=80)),
                ('origins', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('business', models.ForeignKey(db_index=False, default=handsel.kit.tenancy.models.current_business, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='businesses.business')),
                ('channel', handsel.kit.tenancy.models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='channels.channel')),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=handsel.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField(max_length=32)),
                ('visitor', models.CharField(max_length=160)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('is_signed', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('used_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('business', models.ForeignKey(db_index=False, default=handsel.kit.tenancy.models.current_business, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='businesses.business')),
                ('conversation', handsel.kit.tenancy.models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='conversations.conversation')),
                ('site', handsel.kit.tenancy.models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='web_chat.site')),
            ],
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.UniqueConstraint(fields=('business', 'key'), name='one_site_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.UniqueConstraint(fields=('business', 'channel'), name='one_site_of_a_channel'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['business', 'site', 'visitor'], name='visits_by_visitor'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['business', 'ends_at'], name='visits_by_end'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('business', 'digest'), name='one_visit_of_a_token'),
        ),
    ]
