import django.db.models.deletion
import handsel.kit.ids
import handsel.kit.tenancy.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('businesses', '0004_own_models'),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=handsel.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=80)),
                ('once_key', models.CharField(max_length=120)),
                ('digest', models.BinaryField(max_length=32)),
                ('filename', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('image', 'Image'), ('file', 'File')], max_length=5)),
                ('content_type', models.CharField(max_length=40)),
                ('content', models.BinaryField()),
                ('size_bytes', models.IntegerField()),
                ('width', models.IntegerField(default=0)),
                ('height', models.IntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('business', models.ForeignKey(db_index=False, default=handsel.kit.tenancy.models.current_business, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='businesses.business')),
                ('member', handsel.kit.tenancy.models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='businesses.member')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['business', 'created_at'], name='uploads_never_sent')],
            },
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.UniqueConstraint(fields=('business', 'token'), name='one_upload_per_token'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.UniqueConstraint(fields=('business', 'once_key'), name='one_upload_per_key'),
        ),
    ]
